/** State that survives failures: keyed state, timers, their schemas and key groups. */
package dev.millrace.state;
