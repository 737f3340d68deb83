/** Exercises as content: their model, loader and checker. */
package dev.millrace.exercises;
