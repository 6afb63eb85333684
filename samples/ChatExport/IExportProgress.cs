namespace ChatExport;

/// <summary>Shows the progress of an export.</summary>
internal interface IExportProgress
{
    /// <summary>Reports the checkpoint after a page.</summary>
    void Report(Checkpoint checkpoint);
}
