/**
 * The journal of a run and what can be read from it: links from effects to causes, selectors that name one event, one
 * plain sentence an event. Knows the trace and nothing else of the engine.
 */
package dev.millrace.journal;
