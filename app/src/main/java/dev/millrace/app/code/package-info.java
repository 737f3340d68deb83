/** The code editor. */
package dev.millrace.app.code;
