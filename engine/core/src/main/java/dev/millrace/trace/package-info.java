/**
 * What the engine reports: sealed {@link dev.millrace.trace.TraceEvent}s, their canonical values and their text form.
 * Everything that is shown, checked or exported reads these and nothing else.
 */
package dev.millrace.trace;
