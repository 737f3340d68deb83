/** The list of lessons and exercises at the left. */
package dev.millrace.app.curriculum;
