/** The plot of event time against processing time. */
package dev.millrace.app.plot;
