namespace ChatExport;

/// <summary>Is told after each page how far the export is.</summary>
internal interface IExportProgress
{
    void Tell(Checkpoint checkpoint);
}
