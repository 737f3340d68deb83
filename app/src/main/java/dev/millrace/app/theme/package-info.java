/** The look: light and dark as the same tokens, and the typefaces. */
package dev.millrace.app.theme;
