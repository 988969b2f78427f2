package main

import "github.com/spf13/cobra"

func serveCommand(c *common) *cobra.Command { return &cobra.Command{Use: "serve"} }
