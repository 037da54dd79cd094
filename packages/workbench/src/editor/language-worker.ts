import "@proviso/language/server/browser";
