/**
 * Keyed state and timers: what functions remember per key, how it is cut into key groups, written into snapshots by a
 * schema of its own, and read back by newer code.
 */
package dev.millrace.state;
