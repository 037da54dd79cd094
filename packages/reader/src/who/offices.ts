const words = (list: string) => new Set(list.trim().split(/\s+/));

/** Words that name an office: whoever holds it speaks for a state or an organisation. */
export const OFFICES = words(`
president premier chancellor minister ministers secretary spokesman spokeswoman spokesperson spokespeople envoy envoys ambassador ambassadors diplomat
diplomats negotiator negotiators leader leaders king queen emir sultan prince speaker commissioner chairman chairwoman governor general admiral
chief commander adviser advisor aide official officials delegate delegates mediator mediators representative representatives lawmaker attaché
consul monarch pope taoiseach ayatollah host hosts counterpart lawyers counsel
`);

/** Words that name a body which speaks for a state or an organisation. */
export const BODIES = words(`
government administration ministry cabinet presidency parliament delegation side embassy mission junta regime authorities army military navy
commission council alliance union senate congress duma knesset court office team negotiators bloc officials capital state country nation officials
diplomats mediators envoys leaders ministers leadership secretariat assembly
`);

/** Whoever is called so speaks for nobody but themselves, whatever stands before it. */
export const PRIVATE = words(`
analyst analysts expert experts commentator commentators observer observers critic critics journalist journalists reporter reporters newspaper
newspapers media press scholar scholars historian historians activist activists advocate advocates opposition protester protesters protesters
voters citizens people public professor professors researcher researchers academic academics lobby supporters opponents pundit pundits economist
economists blogger bloggers columnist columnists editorial editorials outlet outlets refugees residents dissident dissidents poll polls former ex
`);

/** Titles that stand before a name. */
export const TITLE =
  "(?:Vice |Deputy |Acting |Prime |First |Crown |Foreign |Defen[cs]e |Interior |Finance |Economy |Energy |Security |National |Special |Presidential |Supreme |Chief |Lieutenant |Lt\\. |Major |Brigadier |Secretary |Permanent |State |Federal |White House |Kremlin |top |chief |lead |senior |deputy |foreign |defen[cs]e |interior |prime |vice |press |special |presidential |government |ministry )*(?:President|Premier|Prime Minister|Minister|Chancellor|Secretary(?:[ -]General)?(?: of State| of Defen[cs]e)?|Ambassador|Envoy|Representative|General|Gen\\.|Admiral|Marshal|King|Queen|Emir|Prince|Speaker|Commissioner|Senator|Sen\\.|Chairman|Chairwoman|Governor|Leader|Spokesman|Spokeswoman|Spokesperson|Negotiator|Adviser|Advisor|Ayatollah|Pope|Sheikh|president|premier|prime minister|minister|chancellor|ambassador|envoy|representative|spokesman|spokeswoman|spokesperson|negotiator|leader|diplomat|adviser|aide|secretary|mediator|general|commander)(?: for [A-Z]\\w+(?: and [A-Z]\\w+)?| to (?:the )?[A-Z]\\w+)?";

/** The woman, the man, or nobody knows. */
export const FEMALE_TITLES = /\b(spokeswoman|chairwoman|queen|princess|stateswoman|her)\b/i;
