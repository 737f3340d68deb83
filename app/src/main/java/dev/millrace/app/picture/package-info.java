/** The window as a picture file. */
package dev.millrace.app.picture;
