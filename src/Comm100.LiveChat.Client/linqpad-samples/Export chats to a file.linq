<Query Kind="Statements">
  <NuGetReference>Comm100.LiveChat.Client</NuGetReference>
  <Namespace>Comm100.LiveChat.Client</Namespace>
  <Namespace>System.Globalization</Namespace>
  <Namespace>System.Text.Json</Namespace>
</Query>

// This sample only reads from the service, and writes a file with one chat in JSON in each line. Stop it at any time, and run it again: it continues, without losing or repeating a chat.

// LINQPad asks once for each of these values and stores it encrypted. File > Password Manager changes them.
// The address is that of the account's control panel, such as https://hosted.comm100.com.
var address = new Uri(Util.GetPassword("comm100-address"));
var credential = LiveChatCredential.ApiKey(Util.GetPassword("comm100-email"), Util.GetPassword("comm100-api-key"));
using var client = new LiveChatClient(address, credential);

string file = Util.ReadLine("File", Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.MyDocuments), "chats.jsonl"));
string checkpointFile = file + ".checkpoint";

// The checkpoint has four lines: the start and the end of the period, the length of the file, and the cursor of the last page.
string[] checkpoint = File.Exists(checkpointFile) ? File.ReadAllLines(checkpointFile) : null;
DateTimeOffset start = checkpoint == null
    ? new DateTimeOffset(Util.ReadLine("First day", DateTime.Today.AddDays(-30)))
    : DateTimeOffset.ParseExact(checkpoint[0], "O", CultureInfo.InvariantCulture);
DateTimeOffset end = checkpoint == null
    ? new DateTimeOffset(Util.ReadLine("Last day", DateTime.Today.AddDays(-1)).AddDays(1))
    : DateTimeOffset.ParseExact(checkpoint[1], "O", CultureInfo.InvariantCulture);

LiveChatPager<Chat> chats = client.Chats.ListAsync(new ChatQuery(start, end), new LiveChatPagingOptions { Cursor = checkpoint?[3] });

int exported = 0;
using (FileStream output = File.Open(file, checkpoint == null ? FileMode.Create : FileMode.OpenOrCreate))
{
    // Removes what was written after the last checkpoint.
    output.SetLength(checkpoint == null ? 0 : long.Parse(checkpoint[2], CultureInfo.InvariantCulture));
    output.Seek(0, SeekOrigin.End);
    await foreach (LiveChatPage<Chat> page in chats.AsPages(QueryCancelToken))
    {
        foreach (Chat chat in page.Items)
        {
            JsonSerializer.Serialize(output, chat, LiveChatModelJson.TypeInfo<Chat>());
            output.WriteByte((byte)'\n');
        }

        output.Flush(flushToDisk: true);
        string[] lines = { start.ToString("O"), end.ToString("O"), output.Length.ToString(CultureInfo.InvariantCulture), page.Cursor };
        File.WriteAllLines(checkpointFile + ".new", lines);
        File.Move(checkpointFile + ".new", checkpointFile, overwrite: true);
        exported += page.Items.Count;
    }
}

new { Chats = exported, chats.Total, Continued = checkpoint != null }.Dump("Exported");
