/**
 * Names that the table of airports does not have: cities with several airports and their IATA city code, cities whose
 * airport is called after somebody, and what people call them for short. Written by us. `code name|name|...`; one
 * name at several codes can mean any of them.
 */
export const placeNames = `
LON london
NYC new york|new york city|nyc|ny|manhattan
PAR paris
TYO tokyo|tokio
MIL milan|milano|mailand
ROM rome|roma|rom
CHI chicago
WAS washington|washington dc|washington d c|dc
MOW moscow|moskau
STO stockholm
OSA osaka
SEL seoul
BJS beijing|peking
SHA shanghai
SAO sao paulo
RIO rio de janeiro|rio
BUE buenos aires
YTO toronto
YMQ montreal
BUH bucharest|bukarest
REK reykjavik
JKT jakarta
SPK sapporo
BHZ belo horizonte
NGO nagoya|nagoya chubu
LAX la|l a|los angeles|hollywood
SFO san francisco|sf|san fran|frisco|bay area
PHL philly|philadelphia
LAS las vegas|vegas
MSY new orleans|nola
ATL atl|atlanta
BOS boston|boston logan
DFW dallas|fort worth|dallas fort worth
HOU houston
IAH houston bush
DCA reagan|washington reagan
IAD dulles|washington dulles
BWI baltimore
EWR newark
JFK kennedy|john f kennedy|new york jfk
LGA laguardia|la guardia
ORD ohare|o hare|chicago ohare
MDW midway
SNA orange county|santa ana
HNL honolulu|hawaii
OGG maui
KOA kona
LIH kauai
PDX portland
PWM portland
BHM birmingham
BHX birmingham
MCO orlando
RSW fort myers
PBI west palm beach
FLL fort lauderdale
SLC salt lake city|salt lake
MSP minneapolis|saint paul|st paul|twin cities
STL saint louis|st louis
CVG cincinnati
CMH columbus
PIT pittsburgh
PVD providence
BDL hartford
RDU raleigh|durham
GSO greensboro
GSP greenville
OMA omaha
OKC oklahoma city
LIT little rock
JAN jackson
MSN madison
GRR grand rapids
ICT wichita
BOI boise
XNA fayetteville
LEX lexington
SDF louisville
TYS knoxville
SYR syracuse
SJC san jose|silicon valley
SJO san jose
SAT san antonio
SAN san diego
SMF sacramento
TPA tampa
CLT charlotte
DTW detroit
LHR heathrow|london heathrow
LGW gatwick
STN stansted
LTN luton
MAN manchester
MHT manchester
EDI edinburgh
GLA glasgow
BFS belfast
CDG charles de gaulle|roissy|paris cdg
ORY orly
FRA frankfurt|frankfurt main|ffm
BER berlin
MUC munich|muenchen|munchen
CGN cologne|koln|koeln|bonn
DUS dusseldorf|duesseldorf
NUE nuremberg|nurnberg|nuernberg
VIE vienna|wien
ZRH zurich|zuerich
GVA geneva|geneve|genf
BSL basel|mulhouse|freiburg
PRG prague|prag|praha
WAW warsaw|warschau
KRK krakow|cracow|krakau
GDN gdansk|danzig
BUD budapest
BEG belgrade|belgrad
ATH athens|athen
SKG thessaloniki
IST istanbul
ESB ankara
LIS lisbon|lisboa|lissabon
OPO porto|oporto
FNC madeira|funchal
PDL azores|ponta delgada
BCN barcelona
MAD madrid
PMI mallorca|majorca|palma
LPA gran canaria|las palmas
TFS tenerife|teneriffa
TFN tenerife|teneriffa
SVQ seville|sevilla
BRU brussels|brussel|bruxelles|bruessel
AMS amsterdam|schiphol
CPH copenhagen|kopenhagen
GOT gothenburg|goteborg
OSL oslo
HEL helsinki
LED saint petersburg|st petersburg|sankt petersburg
SVX yekaterinburg
KBP kyiv|kiev|kiew
VCE venice|venezia|venedig
FLR florence|firenze|florenz
NAP naples|napoli
TRN turin|torino
BLQ bologna
VRN verona
GOA genoa|genova
NCE nice|nizza
MRS marseille
TLS toulouse
LYS lyon
RAK marrakech|marrakesh
CMN casablanca
ALG algiers|algier
TUN tunis
CAI cairo|kairo
TLV tel aviv
AMM amman
BEY beirut
DXB dubai
AUH abu dhabi
DOH doha
RUH riyadh
JED jeddah
DMM dammam
MCT muscat
KWI kuwait
IKA tehran
ALY alexandria
AEX alexandria
JNB johannesburg|joburg
CPT cape town|kapstadt
DUR durban
NBO nairobi
MBA mombasa
ADD addis ababa
LOS lagos
ABV abuja
ACC accra
DSS dakar
DAR dar es salaam
EBB kampala|entebbe
HRE harare
LUN lusaka
FIH kinshasa
LAD luanda
TNR antananarivo
MRU mauritius
SEZ seychelles
DEL delhi|new delhi|neu delhi
BOM mumbai|bombay
BLR bangalore|bengaluru
MAA chennai|madras
CCU kolkata|calcutta|kalkutta
HYD hyderabad
AMD ahmedabad
GOI goa
COK kochi|cochin
TRV trivandrum
KHI karachi
LHE lahore
ISB islamabad
CMB colombo
DAC dhaka
KTM kathmandu
MLE male|maldives
BKK bangkok
HKT phuket
CNX chiang mai
SGN ho chi minh city|saigon
HAN hanoi
DAD da nang
PNH phnom penh
REP siem reap
VTE vientiane
RGN yangon|rangoon
KUL kuala lumpur|kl
PEN penang
SIN singapore|singapur
DPS bali|denpasar
SUB surabaya
MNL manila
CEB cebu
TPE taipei
HKG hong kong|hongkong|hk
MFM macau|macao
CAN guangzhou|canton
XIY xian|xi an
ICN incheon
GMP gimpo
PUS busan
HND haneda|tokyo haneda
NRT narita|tokyo narita
KIX kansai
OKA okinawa|naha
CTS chitose
UBN ulaanbaatar|ulan bator
SYD sydney
MEL melbourne
PER perth
OOL gold coast
NCL newcastle
NTL newcastle
AKL auckland
CHC christchurch
PPT tahiti|papeete
NAN fiji|nadi
POM port moresby
YYZ toronto pearson|pearson
YUL montreal trudeau
YVR vancouver
YOW ottawa
YQB quebec|quebec city
YHZ halifax
YYJ victoria
YYT st johns|saint johns
MEX mexico city|mexiko stadt
CUN cancun
SJD cabo|los cabos|cabo san lucas
PVR puerto vallarta
GDL guadalajara
MTY monterrey
MID merida
TIJ tijuana
HAV havana|havanna
SJU san juan|puerto rico
SDQ santo domingo
PUJ punta cana
KIN kingston
MBJ montego bay
NAS nassau|bahamas
GCM grand cayman
POS port of spain|trinidad
BGI barbados|bridgetown
AUA aruba
CUR curacao
SXM saint martin|st martin|st maarten
SAL san salvador
GUA guatemala city
PTY panama city|panama
ECP panama city
LIR liberia
BOG bogota
MDE medellin
CTG cartagena
CLO cali
CCS caracas
UIO quito
GYE guayaquil
LIM lima
CUZ cusco|cuzco
LPB la paz
VVI santa cruz
ASU asuncion
MVD montevideo
SCL santiago|santiago de chile
EZE ezeiza
AEP aeroparque
COR cordoba
ODB cordoba
MDZ mendoza
GRU guarulhos
CGH congonhas
GIG galeao
BSB brasilia
SSA salvador|bahia
REC recife
POA porto alegre
CWB curitiba
MAO manaus
`;

/** Countries of the city codes, which the table of airports does not have. */
export const cityCountries =
  "LON GB NYC US PAR FR TYO JP MIL IT ROM IT CHI US WAS US MOW RU STO SE OSA JP SEL KR BJS CN SHA CN SAO BR RIO BR BUE AR YTO CA YMQ CA BUH RO REK IS JKT ID SPK JP BHZ BR NGO JP HOU US ";
