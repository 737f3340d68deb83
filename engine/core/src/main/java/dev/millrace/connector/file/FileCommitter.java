package dev.millrace.connector.file;

import dev.millrace.connector.Committer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;

/** Gives closed files their own names; one that has its name already is left alone. */
record FileCommitter(Path directory) implements Committer<FileSinkCommittable> {
    @Override
    public void commit(Collection<CommitRequest<FileSinkCommittable>> requests) throws IOException {
        for (CommitRequest<FileSinkCommittable> request : requests) {
            Path hidden = directory.resolve(request.getCommittable().hidden());
            Path visible = directory.resolve(request.getCommittable().visible());
            if (Files.exists(hidden)) {
                Files.move(hidden, visible, StandardCopyOption.ATOMIC_MOVE);
            } else if (Files.exists(visible)) {
                request.signalAlreadyCommitted();
            } else {
                throw new IOException("the file " + hidden
                        + ", which the snapshot has closed, is not there any more, and" + " neither is " + visible);
            }
        }
    }

    @Override
    public void close() {}
}
