/** The discrete-event scheduler: one thread, virtual time, seeded; known to nothing below it. */
package dev.millrace.simulation;
