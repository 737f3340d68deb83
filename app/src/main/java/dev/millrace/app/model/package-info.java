/** View models: what the window shows and what can be done, without anything that is drawn. All of them live on the FX thread. */
package dev.millrace.app.model;
