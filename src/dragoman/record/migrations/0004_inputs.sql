-- What was given to read, so that it is not read again: the hash of content and of all that was said of it, the hash of
-- what read it (versions and settings), and the document that it became.
CREATE TABLE inputs ("key" VARCHAR, made VARCHAR, document VARCHAR);

-- What could not be read, and why. `made` is null for what could not even be opened, which is tried anew each time.
CREATE TABLE quarantine ("key" VARCHAR, made VARCHAR, "name" VARCHAR, error VARCHAR, detail VARCHAR, "when" VARCHAR);
