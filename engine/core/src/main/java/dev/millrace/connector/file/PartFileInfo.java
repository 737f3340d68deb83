package dev.millrace.connector.file;

/** What is known of a file that is being written. */
public interface PartFileInfo {
    /** Name of its folder. */
    String getBucketId();

    /** When it was begun, in ms of processing time. */
    long getCreationTime();

    /** Its size in bytes. */
    long getSize();

    /** When it was last written to, in ms of processing time. */
    long getLastUpdateTime();
}
