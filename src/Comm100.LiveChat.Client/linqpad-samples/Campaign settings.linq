<Query Kind="Statements">
  <NuGetReference>Comm100.LiveChat.Client</NuGetReference>
  <Namespace>Comm100.LiveChat.Client</Namespace>
</Query>

// This sample only reads. Each group of settings has one method that gets it by the id of the campaign.

// LINQPad asks once for each of these values and stores it encrypted. File > Password Manager changes them.
// The address is that of the account's control panel, such as https://hosted.comm100.com.
var address = new Uri(Util.GetPassword("comm100-address"));
var credential = LiveChatCredential.ApiKey(Util.GetPassword("comm100-email"), Util.GetPassword("comm100-api-key"));
using var client = new LiveChatClient(address, credential);

IReadOnlyList<Campaign> campaigns = await client.Campaigns.ListAsync();
campaigns.Dump("Campaigns");

long campaignId = Util.ReadLine("Id of the campaign", campaigns[0].Id.Value);

ChatButton button = await client.ChatButton.GetAsync(campaignId);
button.Dump("Chat button");

ChatWindow window = await client.ChatWindow.GetAsync(campaignId);
new { window.Type, window.Style }.Dump("Chat window");

PreChat preChat = await client.PreChat.GetAsync(campaignId);
preChat.Fields.Dump("Fields of the pre-chat form");

InstallationCode code = await client.InstallationCode.GetAsync(campaignId);
code.Dump("Code for the web pages");
