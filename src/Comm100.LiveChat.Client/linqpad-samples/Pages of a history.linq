<Query Kind="Statements">
  <NuGetReference>Comm100.LiveChat.Client</NuGetReference>
  <Namespace>Comm100.LiveChat.Client</Namespace>
</Query>

// This sample only reads.

// LINQPad asks once for each of these values and stores it encrypted. File > Password Manager changes them.
// The address is that of the account's control panel, such as https://hosted.comm100.com.
var address = new Uri(Util.GetPassword("comm100-address"));
var credential = LiveChatCredential.ApiKey(Util.GetPassword("comm100-email"), Util.GetPassword("comm100-api-key"));
using var client = new LiveChatClient(address, credential);

DateTime day = Util.ReadLine("First day", DateTime.Today.AddDays(-7));
var query = new OfflineMessageQuery { TimeFrom = new DateTimeOffset(day), TimeTo = new DateTimeOffset(day.AddDays(7)), PageSize = 2 };
LiveChatPager<OfflineMessage> messages = client.OfflineMessages.ListAsync(query);

// A dump of a pager requests one page, not the whole history.
messages.Dump("The first page, and the total of all pages");

// The same pager gets any page, and the page after a page.
LiveChatPage<OfflineMessage> page = await messages.GetPageAsync(1);
page.Items.Select(message => new { message.Id, message.Time, message.Name, message.Content }).Dump($"The page with the index {page.Index}; all pages contain {page.Total} messages");

LiveChatPage<OfflineMessage> next = await messages.GetNextPageAsync(page);
new { next?.Index, next?.HasNext, next?.HasPrevious, Messages = next?.Items.Count }.Dump("The page after it");
