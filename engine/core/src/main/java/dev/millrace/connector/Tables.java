package dev.millrace.connector;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tables of a database as rows of text. */
final class Tables {
    private Tables() {}

    /** Rows such as {@code COUNTS(AIRPORT=ATL, FLIGHTS=12)} by the table's name, ordered by the first column. */
    static Map<String, List<String>> rows(String url) throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(url)) {
            for (String table : names(connection)) {
                rows.put(table, rows(connection, table));
            }
        }
        return rows;
    }

    private static List<String> names(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables = connection.getMetaData().getTables(null, "PUBLIC", "%", null)) {
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
        }
        return names;
    }

    private static List<String> rows(Connection connection, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT * FROM \"" + table + "\" ORDER BY 1")) {
            ResultSetMetaData columns = found.getMetaData();
            while (found.next()) {
                List<String> cells = new ArrayList<>();
                for (int column = 1; column <= columns.getColumnCount(); column++) {
                    cells.add(columns.getColumnLabel(column) + "=" + found.getString(column));
                }
                rows.add(table + "(" + String.join(", ", cells) + ")");
            }
        }
        return rows;
    }

    /** Ends the database; one that could never be connected to has nothing to end. */
    static void shutDown(String url) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException neverThere) {
            return;
        }
    }
}
