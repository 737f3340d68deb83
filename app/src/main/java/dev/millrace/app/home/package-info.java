/** The learner's own files: settings, progress, drafts; plain text, one folder, copied to another machine as it is. */
package dev.millrace.app.home;
