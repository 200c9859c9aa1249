import { plainWords } from "./plain-words.ts";

/** IATA designators of the larger airlines, their names and what people call them. Written by us. */
const AIRLINES = `
AA american airlines|american
DL delta air lines|delta airlines|delta
UA united airlines|united
WN southwest airlines|southwest
AS alaska airlines|alaska
B6 jetblue|jetblue airways|jet blue
NK spirit airlines|spirit
F9 frontier airlines|frontier
HA hawaiian airlines|hawaiian
G4 allegiant air|allegiant
SY sun country airlines|sun country
AC air canada
WS westjet
PD porter airlines|porter
AM aeromexico
Y4 volaris
VB vivaaerobus|viva aerobus
CM copa airlines|copa
AV avianca
LA latam airlines|latam
AR aerolineas argentinas
G3 gol
AD azul
BA british airways
VS virgin atlantic
U2 easyjet|easy jet
FR ryanair|ryan air
LS jet2
BY tui|tui airways
W6 wizz air|wizz|wizzair
EI aer lingus
LH lufthansa
EW eurowings
DE condor
OS austrian airlines|austrian
LX swiss|swiss air|swiss international air lines
SN brussels airlines
KL klm|k l m
AF air france
TO transavia
IB iberia
VY vueling
UX air europa
TP tap|tap air portugal|air portugal
AZ ita airways|alitalia
SK sas|scandinavian airlines
DY norwegian|norwegian air
AY finnair
FI icelandair
BT airbaltic|air baltic
LO lot|lot polish airlines
OK czech airlines
RO tarom
JU air serbia
A3 aegean|aegean airlines
TK turkish airlines|turkish
PC pegasus|pegasus airlines
LY el al
RJ royal jordanian
ME middle east airlines
MS egyptair|egypt air
AT royal air maroc
ET ethiopian airlines|ethiopian
KQ kenya airways
SA south african airways
EK emirates
EY etihad|etihad airways
QR qatar airways|qatar
FZ flydubai|fly dubai
G9 air arabia
SV saudia|saudi arabian airlines
GF gulf air
WY oman air
KU kuwait airways
AI air india
6E indigo
SG spicejet
PK pakistan international airlines
UL srilankan airlines|srilankan
TG thai airways|thai
VN vietnam airlines
VJ vietjet|vietjet air
SQ singapore airlines
TR scoot
MH malaysia airlines
AK airasia|air asia
GA garuda|garuda indonesia
PR philippine airlines
5J cebu pacific
CX cathay pacific|cathay
HX hong kong airlines
CA air china
MU china eastern|china eastern airlines
CZ china southern|china southern airlines
HU hainan airlines
CI china airlines
BR eva air
KE korean air
OZ asiana|asiana airlines
JL japan airlines|jal
NH all nippon airways|ana
MM peach
QF qantas
VA virgin australia
JQ jetstar
NZ air new zealand
FJ fiji airways
`;

/** The IATA designator of an airline as people call it, or null. */
export function airlineCode(words: string): string | null {
  const name = plainWords(words);
  for (const [before, after] of [" |", " \n", "||", "|\n"]) {
    const at = name === "" ? -1 : AIRLINES.indexOf(`${before}${name}${after}`);
    if (at >= 0) return AIRLINES.slice(AIRLINES.lastIndexOf("\n", at) + 1).slice(0, 2);
  }
  return null;
}
