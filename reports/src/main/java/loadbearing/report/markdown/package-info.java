/** The report for terminals, reviews and mails: a story goes in, Markdown comes out. */
package loadbearing.report.markdown;
