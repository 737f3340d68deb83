package dev.millrace.connector.file;

import dev.millrace.connector.SimpleVersionedSerializer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A file that is being written, as it stands in a snapshot: what it holds beyond {@code size} is not part of that.
 *
 * @param bucket its folder, from the sink's directory; empty for that itself
 * @param name the name it is to get
 * @param size bytes
 * @param creationTime ms of processing time
 * @param lastUpdateTime ms of processing time
 */
public record PartFile(String bucket, String name, long size, long creationTime, long lastUpdateTime) {
    static final SimpleVersionedSerializer<PartFile> SERIALIZER = new Lines();

    private static final class Lines implements SimpleVersionedSerializer<PartFile> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(PartFile file) {
            return String.join(
                            "\n",
                            file.bucket(),
                            file.name(),
                            Long.toString(file.size()),
                            Long.toString(file.creationTime()),
                            Long.toString(file.lastUpdateTime()))
                    .getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public PartFile deserialize(int version, byte[] serialized) {
            List<String> lines =
                    new String(serialized, StandardCharsets.UTF_8).lines().toList();
            return new PartFile(
                    lines.get(0),
                    lines.get(1),
                    Long.parseLong(lines.get(2)),
                    Long.parseLong(lines.get(3)),
                    Long.parseLong(lines.get(4)));
        }
    }
}
