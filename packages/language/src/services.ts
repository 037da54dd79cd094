import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  DefaultValueConverter,
  EmptyFileSystem,
  type GrammarAST,
  inject,
  type LangiumCoreServices,
  type LangiumGeneratedCoreServices,
  type LangiumGeneratedSharedCoreServices,
  type LangiumSharedCoreServices,
  type Module,
  type PartialLangiumCoreServices,
  type ValueType,
} from "langium";
import { ProvisoGeneratedModule, ProvisoGeneratedSharedModule } from "./generated/module.ts";
import { ProvisoErrorMessages } from "./parse/messages.ts";
import { SlicingLexer } from "./parse/slicing-lexer.ts";

/** Strings have no escapes: what stands between the quotation marks is the text. */
export class ProvisoValueConverter extends DefaultValueConverter {
  protected override runConverter(
    rule: GrammarAST.AbstractRule,
    input: string,
    cstNode: Parameters<DefaultValueConverter["convert"]>[1],
  ): ValueType {
    return rule.name === "STRING" ? stringText(input) : super.runConverter(rule, input, cstNode);
  }
}

function stringText(image: string): string {
  return image.length > 1 && image.endsWith('"') ? image.slice(1, -1) : image.slice(1);
}

/** What Proviso changes about Langium's defaults; the language server adds its own on top. */
export const ProvisoModule: Module<LangiumCoreServices, PartialLangiumCoreServices> = {
  parser: {
    Lexer: (services) => new SlicingLexer(services),
    ValueConverter: () => new ProvisoValueConverter(),
    ParserErrorMessageProvider: () => new ProvisoErrorMessages(),
  },
};

let services: LangiumCoreServices | undefined;

/** The services that reading a file needs: no language server, no file system. Made on first use, since that costs some tens of milliseconds. */
export function coreServices(): LangiumCoreServices {
  if (services === undefined) {
    const shared: LangiumSharedCoreServices & LangiumGeneratedSharedCoreServices = inject(
      createDefaultSharedCoreModule(EmptyFileSystem),
      ProvisoGeneratedSharedModule,
    );
    const made: LangiumCoreServices & LangiumGeneratedCoreServices = inject(
      createDefaultCoreModule({ shared }),
      ProvisoGeneratedModule,
      ProvisoModule,
    );
    shared.ServiceRegistry.register(made);
    services = made;
  }
  return services;
}

/** Throws the services away: a parser that threw is left in the middle of something. */
export function forgetServices(): void {
  services = undefined;
}
