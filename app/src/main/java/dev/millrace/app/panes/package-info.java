/** The views of a run below the stage: plot, windows, state, checkpoints, results. */
package dev.millrace.app.panes;
