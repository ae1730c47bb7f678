"""Plants small mistakes in the code, one at a time, and asks the tests whether they notice: `make mutants`."""
