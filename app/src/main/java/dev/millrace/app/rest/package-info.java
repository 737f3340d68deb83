/**
 * Flink's REST API for the job that a command runs: every answer is made from what the engine has reported, and what is asked of the
 * job goes through the engine process's client.
 */
package dev.millrace.app.rest;
