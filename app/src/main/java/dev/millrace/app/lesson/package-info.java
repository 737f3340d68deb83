/** The lesson tab: prose, predictions, exercises. */
package dev.millrace.app.lesson;
