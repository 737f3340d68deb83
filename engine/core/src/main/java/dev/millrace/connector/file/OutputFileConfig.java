package dev.millrace.connector.file;

import java.io.Serializable;

/** How files are called: {@code part-0-run0-0-3.txt}. */
public final class OutputFileConfig implements Serializable {
    private final String partPrefix;
    private final String partSuffix;

    private OutputFileConfig(String partPrefix, String partSuffix) {
        this.partPrefix = partPrefix;
        this.partSuffix = partSuffix;
    }

    /** Begins with the prefix {@code part} and no suffix. */
    public static OutputFileConfigBuilder builder() {
        return new OutputFileConfigBuilder();
    }

    /** What names begin with. */
    public String getPartPrefix() {
        return partPrefix;
    }

    /** What names end with. */
    public String getPartSuffix() {
        return partSuffix;
    }

    /** Says what is not to be as by default. */
    public static final class OutputFileConfigBuilder {
        private String partPrefix = "part";
        private String partSuffix = "";

        private OutputFileConfigBuilder() {}

        /** What names begin with. */
        public OutputFileConfigBuilder withPartPrefix(String prefix) {
            partPrefix = prefix;
            return this;
        }

        /** What names end with. */
        public OutputFileConfigBuilder withPartSuffix(String suffix) {
            partSuffix = suffix;
            return this;
        }

        /** The names. */
        public OutputFileConfig build() {
            return new OutputFileConfig(partPrefix, partSuffix);
        }
    }
}
