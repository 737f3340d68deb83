/**
 * From a script's text to classes that can be run again and again: cut into snippets, compiled by JShell without running
 * any of it, checked for what a stream job must not do, and loaded afresh for each run.
 */
package dev.millrace.host.script;
