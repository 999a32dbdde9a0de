"""Facts at rest: tables, migrations, one repository per noun.  The only room that speaks SQL."""
