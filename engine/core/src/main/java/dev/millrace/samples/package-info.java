/** Small names that every job script knows: sample streams, their records, and where results go. */
package dev.millrace.samples;
