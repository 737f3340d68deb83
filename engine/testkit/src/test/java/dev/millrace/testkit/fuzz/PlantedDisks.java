package dev.millrace.testkit.fuzz;

import dev.millrace.graph.JobGraph;
import dev.millrace.runtime.External;
import dev.millrace.simulation.Script;
import dev.millrace.simulation.Simulation;
import dev.millrace.simulation.World;
import dev.millrace.storage.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Engines that use their disk carelessly, by what is wrong with them. */
final class PlantedDisks {
    private PlantedDisks() {}

    /** Every bug. */
    static Map<String, CaseRun.Engine> all() {
        Map<String, CaseRun.Engine> bugs = new LinkedHashMap<>();
        bugs.put("files are not forced to the disk", with(disk -> new WrappedDisk(disk) {
            @Override
            public void force(Path path) throws IOException {
                if (disk.isFolder(path)) {
                    super.force(path);
                }
            }
        }));
        bugs.put("names are not forced to the disk", with(disk -> new WrappedDisk(disk) {
            @Override
            public void force(Path path) throws IOException {
                if (!disk.isFolder(path)) {
                    super.force(path);
                }
            }
        }));
        bugs.put("a snapshot has its name before it is whole", with(Eager::new));
        bugs.put("a full disk goes unnoticed", with(disk -> new WrappedDisk(disk) {
            @Override
            public void write(Path file, byte[] bytes) {
                try {
                    super.write(file, bytes);
                } catch (IOException full) {
                    // This is the bug.
                }
            }
        }));
        return bugs;
    }

    private static CaseRun.Engine with(UnaryOperator<Disk> use) {
        return new CaseRun.Engine() {
            @Override
            public Simulation simulation(
                    Map<String, JobGraph> jobs, String first, World world, Script script, External external) {
                return CaseRun.Engine.REAL.simulation(jobs, first, world, script, external);
            }

            @Override
            public Disk disk(Disk faulty) {
                return use.apply(faulty);
            }
        };
    }

    /** Writes into the folder that others only rename to. */
    private static final class Eager extends WrappedDisk {
        Eager(Disk disk) {
            super(disk);
        }

        @Override
        Path on(Path path) {
            return Path.of(path.toString().replaceAll("/\\.(.*)-unfinished", "/$1"));
        }

        @Override
        public void rename(Path folder, Path to) {}
    }

    /** Hands everything on to another disk; a subclass hands on one thing less. */
    private static class WrappedDisk implements Disk {
        private final Disk disk;

        WrappedDisk(Disk disk) {
            this.disk = disk;
        }

        Path on(Path path) {
            return path;
        }

        @Override
        public boolean exists(Path path) {
            return disk.exists(on(path));
        }

        @Override
        public boolean isFolder(Path path) {
            return disk.isFolder(on(path));
        }

        @Override
        public List<Path> list(Path folder) throws IOException {
            return disk.list(on(folder));
        }

        @Override
        public byte[] read(Path file) throws IOException {
            return disk.read(on(file));
        }

        @Override
        public void makeFolder(Path folder) throws IOException {
            disk.makeFolder(on(folder));
        }

        @Override
        public void write(Path file, byte[] bytes) throws IOException {
            disk.write(on(file), bytes);
        }

        @Override
        public void force(Path path) throws IOException {
            disk.force(on(path));
        }

        @Override
        public void rename(Path folder, Path to) throws IOException {
            disk.rename(on(folder), to);
        }

        @Override
        public void delete(Path path) throws IOException {
            disk.delete(on(path));
        }
    }
}
