package dev.millrace.connector.file;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A file that is being written. */
final class OpenPart extends FilterOutputStream implements PartFileInfo {
    private final String transaction;
    private final String bucket;
    private final String name;
    private final long creationTime;
    private long lastUpdateTime;
    private long size;

    /** The rows of the file join {@code transaction}. */
    OpenPart(String transaction, PartFile state, OutputStream out) {
        super(new BufferedOutputStream(out));
        this.transaction = transaction;
        this.bucket = state.bucket();
        this.name = state.name();
        this.creationTime = state.creationTime();
        this.lastUpdateTime = state.lastUpdateTime();
        this.size = state.size();
    }

    String transaction() {
        return transaction;
    }

    PartFile state() {
        return new PartFile(bucket, name, size, creationTime, lastUpdateTime);
    }

    void updated(long now) {
        lastUpdateTime = now;
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        size++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        size += length;
    }

    @Override
    public String getBucketId() {
        return bucket;
    }

    @Override
    public long getCreationTime() {
        return creationTime;
    }

    @Override
    public long getSize() {
        return size;
    }

    @Override
    public long getLastUpdateTime() {
        return lastUpdateTime;
    }
}
