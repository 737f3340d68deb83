package dev.millrace.connector.jdbc;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which database. */
public final class JdbcConnectionOptions implements Serializable {
    private final String url;
    private final @Nullable String driverName;
    private final @Nullable String username;
    private final @Nullable String password;

    private JdbcConnectionOptions(JdbcConnectionOptionsBuilder builder) {
        this.url = Objects.requireNonNull(builder.url, "A database needs withUrl(\"jdbc:h2:mem:name\").");
        this.driverName = builder.driverName;
        this.username = builder.username;
        this.password = builder.password;
    }

    /** The database's URL. */
    public String getDbURL() {
        return url;
    }

    /** Class of the driver; null where the URL is to find it. */
    public @Nullable String getDriverName() {
        return driverName;
    }

    /** Name of the user, null for none. */
    public @Nullable String getUsername() {
        return username;
    }

    /** The password, null for none. */
    public @Nullable String getPassword() {
        return password;
    }

    /** Says which database. */
    public static final class JdbcConnectionOptionsBuilder {
        private @Nullable String url;
        private @Nullable String driverName;
        private @Nullable String username;
        private @Nullable String password;

        /** The URL; {@code jdbc:h2:mem:name} is a database that belongs to the run. */
        public JdbcConnectionOptionsBuilder withUrl(String url) {
            this.url = url;
            return this;
        }

        /** Class of the driver; may be left out. */
        public JdbcConnectionOptionsBuilder withDriverName(String driverName) {
            this.driverName = driverName;
            return this;
        }

        /** Name of the user. */
        public JdbcConnectionOptionsBuilder withUsername(String username) {
            this.username = username;
            return this;
        }

        /** The password. */
        public JdbcConnectionOptionsBuilder withPassword(String password) {
            this.password = password;
            return this;
        }

        /** The options. Throws {@link NullPointerException} without a URL. */
        public JdbcConnectionOptions build() {
            return new JdbcConnectionOptions(this);
        }
    }
}
