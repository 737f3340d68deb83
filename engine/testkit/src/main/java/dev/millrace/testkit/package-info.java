/** Seeded generators and the minimiser: what tests and the exercises' checks try programs with. */
package dev.millrace.testkit;
