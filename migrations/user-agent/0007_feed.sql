CREATE TABLE `feed_items` (
	`uid` text PRIMARY KEY NOT NULL,
	`content` text NOT NULL,
	`sequence` integer NOT NULL,
	`at` integer NOT NULL
);
