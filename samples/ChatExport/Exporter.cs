using Comm100.LiveChat.Client;

namespace ChatExport;

/// <summary>Exports a history into the file, page after page, with a checkpoint after each.</summary>
internal sealed class Exporter(ILiveChatClient client, ExportFile file, CheckpointFile checkpoints, Checkpoint start, TimeProvider clock)
{
    /// <summary>The last checkpoint that was written.</summary>
    public Checkpoint Last { get; private set; } = start;

    public Task RunAsync(IExportProgress progress, CancellationToken cancellationToken)
    {
        // Even before the first page, so that a file without a checkpoint is never one that an export has begun.
        file.TruncateTo(Last.Bytes);
        Save(Last);

        var walk = new LiveChatPagingOptions { Cursor = Last.Cursor, PrefetchNextPage = true, TimeProvider = clock };
        (DateTimeOffset from, DateTimeOffset? to, int pageSize) = (Last.From, Last.To, Last.PageSize);
        return Last.Kind switch
        {
            ExportKind.Chats => WriteAsync(
                client.Chats.ListAsync(new ChatQuery { TimeFrom = from, TimeTo = to, PageSize = pageSize }, walk),
                CsvColumns.Chats,
                progress,
                cancellationToken),
            ExportKind.Offline => WriteAsync(
                client.OfflineMessages.ListAsync(new OfflineMessageQuery { TimeFrom = from, TimeTo = to, PageSize = pageSize }, walk),
                CsvColumns.OfflineMessages,
                progress,
                cancellationToken),
            ExportKind.Missed => WriteAsync(
                client.MissedAndRefusedChats.ListAsync(new MissedAndRefusedChatQuery { TimeFrom = from, TimeTo = to, PageSize = pageSize }, walk),
                CsvColumns.MissedAndRefusedChats,
                progress,
                cancellationToken),

            // The document knows no pages of agent chats, so there is no size to ask for.
            ExportKind.Agent => WriteAsync(
                client.AgentChats.ListAsync(new AgentChatQuery { TimeFrom = from, TimeTo = to }, walk),
                CsvColumns.AgentChats,
                progress,
                cancellationToken),
            _ => throw new ExportException($"{checkpoints.Path} names a kind that is not known."),
        };
    }

    private async Task WriteAsync<T>(
        LiveChatPager<T> pager, IReadOnlyList<CsvColumn<T>> columns, IExportProgress progress, CancellationToken cancellationToken)
    {
        using IItemWriter<T> writer = Last.Format == ExportFormat.Csv
            ? new CsvItemWriter<T>(file.Stream, columns)
            : new JsonLinesWriter<T>(file.Stream, ItemJson.Contract<T>());
        await foreach (LiveChatPage<T> page in pager.AsPages(cancellationToken))
        {
            foreach (T item in page.Items)
            {
                writer.Write(item);
            }

            // First the items, then the checkpoint that counts them: a kill in between leaves items that --resume takes away again.
            writer.Flush();
            long bytes = file.Save();
            Save(Last with
            {
                Cursor = page.Cursor,
                Bytes = bytes,
                FileHash = file.HashOf(bytes),
                Items = Last.Items + page.Items.Count,
                Total = page.Total ?? Last.Total,
                IsDone = !page.HasNext,
            });
            progress.Tell(Last);
        }
    }

    private void Save(Checkpoint checkpoint)
    {
        checkpoints.Write(checkpoint);
        Last = checkpoint;
    }
}
