await Library.FirstExample.RunAsync();
