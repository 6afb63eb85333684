using Comm100.LiveChat.Client;

namespace ChatExport;

/// <summary>Exports a history to the file, page after page, with a checkpoint after each page.</summary>
internal sealed class Exporter(ILiveChatClient client, ExportFile file, CheckpointFile checkpoints, Checkpoint start, TimeProvider clock, int pagesAhead)
{
    /// <summary>The last checkpoint that was written.</summary>
    public Checkpoint Last { get; private set; } = start;

    public Task RunAsync(IExportProgress progress, CancellationToken cancellationToken)
    {
        // Written before the first page, so that every file of an export has a checkpoint.
        file.TruncateTo(Last.Bytes);
        Save(Last);

        var options = new LiveChatPagingOptions { Cursor = Last.Cursor, MaxPagesAhead = pagesAhead, TimeProvider = clock };
        (DateTimeOffset from, DateTimeOffset? to, int pageSize) = (Last.From, Last.To, Last.PageSize);
        return Last.Kind switch
        {
            ExportKind.Chats => WriteAsync(
                client.Chats.ListAsync(new ChatQuery { TimeFrom = from, TimeTo = to, PageSize = pageSize }, options),
                CsvColumns.Chats,
                progress,
                cancellationToken),
            ExportKind.Offline => WriteAsync(
                client.OfflineMessages.ListAsync(new OfflineMessageQuery { TimeFrom = from, TimeTo = to, PageSize = pageSize }, options),
                CsvColumns.OfflineMessages,
                progress,
                cancellationToken),
            ExportKind.Missed => WriteAsync(
                client.MissedAndRefusedChats.ListAsync(new MissedAndRefusedChatQuery { TimeFrom = from, TimeTo = to, PageSize = pageSize }, options),
                CsvColumns.MissedAndRefusedChats,
                progress,
                cancellationToken),

            // The document describes no pages of agent chats, so there is no page size.
            ExportKind.Agent => WriteAsync(
                client.AgentChats.ListAsync(new AgentChatQuery { TimeFrom = from, TimeTo = to }, options),
                CsvColumns.AgentChats,
                progress,
                cancellationToken),
            _ => throw new ExportException($"{checkpoints.Path} contains an unknown kind."),
        };
    }

    private async Task WriteAsync<T>(
        LiveChatPager<T> pager, IReadOnlyList<CsvColumn<T>> columns, IExportProgress progress, CancellationToken cancellationToken)
    {
        using IItemWriter<T> writer = Last.Format == ExportFormat.Csv
            ? new CsvItemWriter<T>(file.Stream, columns)
            : new JsonLinesWriter<T>(file.Stream, ItemJson.GetContract<T>());
        await foreach (LiveChatPage<T> page in pager.AsPages(cancellationToken))
        {
            foreach (T item in page.Items)
            {
                writer.Write(item);
            }

            // The items are saved before the checkpoint. If the process is killed in between, --resume removes them.
            writer.Flush();
            long bytes = file.Save();
            Save(Last with
            {
                Cursor = page.Cursor,
                Bytes = bytes,
                FileHash = file.ComputeHash(bytes),
                Items = Last.Items + page.Items.Count,
                Total = page.Total ?? Last.Total,
                IsDone = !page.HasNext,
            });
            progress.Report(Last);
        }
    }

    private void Save(Checkpoint checkpoint)
    {
        checkpoints.Write(checkpoint);
        Last = checkpoint;
    }
}
