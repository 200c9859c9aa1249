/** Stands in for the enumerations of PostgreSQL, which drizzle asks about wherever SQL is made: SQLite has none. */
module.exports = { isPgEnum: () => false };
