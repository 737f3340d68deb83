/** Windows, how records are assigned to them, and when they fire. */
package dev.millrace.windowing;
