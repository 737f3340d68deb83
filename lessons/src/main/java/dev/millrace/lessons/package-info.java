/** Lessons as content: their model, the loader that reads them from folders, the expressions they compute, the linter. */
package dev.millrace.lessons;
