-- Documents of one week may be one story. All are compared anew from their text, as if the record were built anew.
DELETE FROM occasions;
DELETE FROM contents;
UPDATE documents SET story = id;
