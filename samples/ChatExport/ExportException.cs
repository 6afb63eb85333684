namespace ChatExport;

/// <summary>The export is not possible. The message says why, and what to do.</summary>
internal sealed class ExportException(string message, Exception? innerException = null) : Exception(message, innerException);
