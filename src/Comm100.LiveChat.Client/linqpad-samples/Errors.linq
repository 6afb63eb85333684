<Query Kind="Statements">
  <NuGetReference>Comm100.LiveChat.Client</NuGetReference>
  <Namespace>Comm100.LiveChat.Client</Namespace>
  <Namespace>System.Threading.Tasks</Namespace>
</Query>

// This sample only reads. It makes calls that fail, and shows their exceptions.

// LINQPad asks once for each of these values and stores it encrypted. File > Password Manager changes them.
// The address is that of the account's control panel, such as https://hosted.comm100.com.
var address = new Uri(Util.GetPassword("comm100-address"));
var credential = LiveChatCredential.ApiKey(Util.GetPassword("comm100-email"), Util.GetPassword("comm100-api-key"));
using var client = new LiveChatClient(address, credential);

await ShowAsync("An object that does not exist", () => client.Bans.GetAsync(999999999));
await ShowAsync("An invalid argument: nothing is sent", () => client.Chats.GetPageAsync(new ChatQuery()));

using var stranger = new LiveChatClient(address, LiveChatCredential.ApiKey("nobody@example.com", "not-a-key"));
await ShowAsync("A wrong API key", () => stranger.Bans.ListAsync());

using var impatient = new LiveChatClient(new LiveChatClientOptions
{
    BaseAddress = new Uri("http://127.0.0.1:9"),
    Credential = credential,
    Retries = { MaxAttempts = 1 },
});
await ShowAsync("No service at the address", () => impatient.Bans.ListAsync());

// Catch the most specific class that you can do something about. All exceptions of a call derive from LiveChatException.
async Task ShowAsync(string title, Func<Task> call)
{
    try
    {
        await call();
    }
    catch (LiveChatApiException exception)
    {
        new { exception.GetType().Name, exception.Message, exception.StatusCode, exception.ErrorCode, exception.OperationId, exception.Attempts }.Dump(title);
    }
    catch (LiveChatException exception)
    {
        new { exception.GetType().Name, exception.Message, exception.OperationId, exception.Attempts }.Dump(title);
    }
    catch (ArgumentException exception)
    {
        new { exception.GetType().Name, exception.Message }.Dump(title);
    }
}
