-- Documents that tell of one occasion: the most telling words of each (`keys` are the stems of the first), the pairs that
-- may be one story (1 from the least likeness that makes one) and why, and the story, named after its first member.
CREATE TABLE contents (document VARCHAR, published DATE, keys VARCHAR[], words VARCHAR[], weights UTINYINT[]);
CREATE TABLE occasions (a VARCHAR, b VARCHAR, score DOUBLE, because VARCHAR);
ALTER TABLE documents ADD COLUMN story VARCHAR;
