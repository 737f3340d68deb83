package dev.millrace.connector.file;

/** Everything goes into the sink's directory itself. */
public final class BasePathBucketAssigner<T> implements BucketAssigner<T, String> {
    @Override
    public String getBucketId(T element, Context context) {
        return "";
    }
}
