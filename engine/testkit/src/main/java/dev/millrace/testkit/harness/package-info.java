/** Drives single operators by hand: elements, clocks, snapshots, restores, rescaling. */
package dev.millrace.testkit.harness;
