/** What the engine knows about the types of records, keys and state, and how it finds out. */
package dev.millrace.types;
